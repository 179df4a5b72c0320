export interface TreeOption1 {
  left?: Tree;
}
const TreeOption1Schema: z.ZodType<TreeOption1, TreeOption1> = recursive(() =>
  z.strictObject({
    left: TreeSchema.exactOptional(),
  }),
);

export interface TreeOption2 {
  left?: Tree;
  name: string;
}
const TreeOption2Schema: z.ZodType<TreeOption2, TreeOption2> = recursive(() =>
  z.strictObject({
    left: TreeSchema.exactOptional(),
    name: z.string(),
  }),
);

export type Tree = TreeOption1 | TreeOption2;
export const TreeSchema: z.ZodType<Tree, Tree> = recursive(() => oneOf([TreeOption1Schema, TreeOption2Schema])).check(once());

export interface Payload {
  tree?: Tree;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    tree: z.ZodExactOptional<typeof TreeSchema>;
  },
  z.core.$loose
> = openObject({
  tree: TreeSchema.exactOptional(),
});
