import { describePreset } from '../testing/preset-table.ts';

describePreset(
  'google-classroom',
  [
    ['/c/NTQx/a/ODcy/details', 'NTQx', 'a/ODcy'],
    ['/u/1/c/NTQx/a/ODcy/details', 'NTQx', 'a/ODcy'],
    ['/c/NTQx/m/ODcy/details', 'NTQx', 'm/ODcy'],
    ['/c/NTQx/sa/ODcy/details?hl=de', 'NTQx', 'sa/ODcy'],
    ['/c/ntqx/a/ODcy/details', 'ntqx', 'a/ODcy'],
    ['/u/0/c/NTQx/mc/ODcy/details', 'NTQx', 'mc/ODcy'],
  ],
  ['/h', '/c/NTQx', '/w/NTQx/t/all', '/c/NTQx/a/ODcy/submissions', '/c/NTQx/p/ODcy/details'],
);
