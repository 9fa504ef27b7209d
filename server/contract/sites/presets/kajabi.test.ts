import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'kajabi',
  [
    ['/products/intro/categories/21/posts/77', 'intro', '77'],
    ['/products/intro/categories/22/posts/77', 'intro', '77'],
    ['/products/intro/posts/77', 'intro', '77'],
    ['/products/intro/categories/21/posts/77?preview=1', 'intro', '77'],
    ['/products/für-alle/posts/1', 'für-alle', '1'],
    ['/products/other/posts/77', 'other', '77'],
  ],
  ['/library', '/products/intro', '/products/intro/categories/21', '/products/intro/posts/new'],
);
