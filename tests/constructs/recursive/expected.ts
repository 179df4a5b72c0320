export interface Tree {
  value: number;
  children?: Tree[];
}
export const TreeSchema: z.ZodType<Tree, Tree> = recursive(() =>
  z.strictObject({
    value: integer(),
    children: z.array(TreeSchema).exactOptional(),
  }),
);

export type Payload = Tree;
export const PayloadSchema: typeof TreeSchema = TreeSchema;
