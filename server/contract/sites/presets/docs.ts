import type { Preset } from '../rule.ts';

/** Documentation sites (Docusaurus, VitePress, MkDocs, GitBook, mdBook): the first folder is the course. */
export const docs: Preset = {
  locales: ['de', 'en', 'es', 'fr', 'ja', 'ko', 'pt-BR', 'zh-CN', 'zh-Hans'],
  trim: ['index.html', '.html'],
  pages: [{ at: '/{course}/{chapter...}' }],
  except: [
    '/{part:assets|blog|img|static|tags}/**',
    '/{course}/{page:404|genindex|print|search|toc}',
  ],
};
