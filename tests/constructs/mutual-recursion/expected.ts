export interface Entry {
  name: string;
  folder?: Folder;
}
export const EntrySchema: z.ZodType<Entry, Entry> = recursive(() =>
  z.strictObject({
    name: z.string(),
    folder: FolderSchema.exactOptional(),
  }),
);

export interface Folder {
  entries?: Entry[];
}
export const FolderSchema: z.ZodType<Folder, Folder> = recursive(() =>
  z.strictObject({
    entries: z.array(EntrySchema).exactOptional(),
  }),
);

export interface Payload {
  folder?: Folder;
  [key: string]: unknown;
}
export const PayloadSchema: z.ZodObject<
  {
    folder: z.ZodExactOptional<typeof FolderSchema>;
  },
  z.core.$loose
> = openObject({
  folder: FolderSchema.exactOptional(),
});
