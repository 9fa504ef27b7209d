import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'thinkific',
  [
    ['/courses/take/intro-to-x/lessons/12345-welcome', 'intro-to-x', '12345'],
    ['/courses/take/intro-to-x/lessons/12345-welcome-everybody', 'intro-to-x', '12345'],
    ['/courses/take/intro-to-x/multimedia/222-slides', 'intro-to-x', '222'],
    ['/courses/take/intro-to-x/quizzes/333-quiz', 'intro-to-x', '333'],
    ['/courses/take/intro-to-x/lessons/12345', 'intro-to-x', '12345'],
    ['/courses/take/intro-to-x/texts/444-für-alle', 'intro-to-x', '444'],
    ['/courses/take/intro-to-x/pdfs/555-1-handout', 'intro-to-x', '555'],
    ['/courses/take/x/discussions/666-talk?page=2', 'x', '666'],
  ],
  [
    '/courses/intro-to-x',
    '/courses/take/intro-to-x',
    '/courses/take/intro-to-x/lessons',
    '/courses/take/intro-to-x/lessons/welcome',
    '/enroll/12345',
  ],
);
