/** What a module of another language has to be, by the English one: it says the same things. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string
    ? string
    : English[Key] extends (...given: infer Given) => infer Said
      ? (...given: Given) => Said
      : Translation<English[Key]>;
};
