const sidebar = (base, words) => [
  {
    text: words.course,
    items: [
      { text: words.roots, link: `${base}/botany/roots` },
      { text: words.leaves, link: `${base}/botany/leaves` },
    ],
  },
];

const ENGLISH = { course: 'Botany', roots: 'Roots', leaves: 'Leaves' };
const GERMAN = { course: 'Botanik', roots: 'Wurzeln', leaves: 'Blätter' };

export default {
  title: 'Green School',
  locales: {
    root: { label: 'English', lang: 'en', themeConfig: { sidebar: sidebar('', ENGLISH) } },
    de: { label: 'Deutsch', lang: 'de', themeConfig: { sidebar: sidebar('/de', GERMAN) } },
  },
};
