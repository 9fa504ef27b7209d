import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'docs',
  [
    ['/de/course/part1/intro/', 'course', 'part1/intro'],
    ['/course/part1/intro/index.html', 'course', 'part1/intro'],
    ['/course/part1/intro', 'course', 'part1/intro'],
    ['/book/ch04-01-ownership.html', 'book', 'ch04-01-ownership'],
    ['/en/course/part1/intro.html', 'course', 'part1/intro'],
    ['/course/a%2Fb/c', 'course', 'a%2Fb/c'],
    ['/course/a%252Fb/c', 'course', 'a%252Fb/c'],
    ['/course/größe/第一章', 'course', 'größe/第一章'],
    ['/course/v1.2/what-is.html-about', 'course', 'v1.2/what-is.html-about'],
    ['/course/deutsch/de', 'course', 'deutsch/de'],
  ],
  [
    '/',
    '/de/',
    '/course/',
    '/course/index.html',
    '/de/course/',
    '/search',
    '/blog/2026/news',
    '/de/tags/new',
    '/book/print.html',
    '/course/404.html',
    '/course//intro',
  ],
);
