import type { Preset } from '../rule.ts';

/** Kajabi: posts of a product, wherever in its outline they stand. */
export const kajabi: Preset = {
  pages: [
    {
      at: [
        '/products/{course}/categories/*/posts/{chapter:number}',
        '/products/{course}/posts/{chapter:number}',
      ],
    },
  ],
};
