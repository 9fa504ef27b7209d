/** What never has a mutant: tests, what they stand on, builds, generated code, and types alone. */
const NOT = [
  ...['test', 'integration.test', 'd'].map((kind) => `!**/*.${kind}.{ts,tsx}`),
  ...['testing', 'build', 'generated', 'pages'].map((folder) => `!**/${folder}/**`),
];

/** Parts of the product whose tests are tested together, each as files by globs. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  rules: [
    'extension/{activity,overlay,timing,words}/*.ts',
    'extension/presence/{away,backoff,channel-connection,recent-leavers,renewal,roster}.ts',
    'server/notifications/{decision,figures,icon,next-try,payload,permission,quiet-hours,target}.ts',
  ],
  worker: ['extension/{activity,messages,preferences,presence,push,server,worker}/**/*.ts'],
  identity: ['{extension,server}/identity/**/*.ts'],
  routes: ['server/app.ts', 'server/**/*routes.ts', 'server/{http,limits,problem}/*.ts'],
  notifications: ['server/notifications/*.ts'],
  push: ['server/push/**/*.ts'],
  channels: ['server/channels/**/*.ts'],
  contract: ['server/contract/*.ts'],
  sites: ['server/contract/sites/**/*.ts', 'server/sites/*.ts'],
};

/** The files of a part, as Stryker's `mutate` takes them. */
export function filesOf(part: string): string[] {
  return [...(PARTS[part] ?? [part]), ...NOT];
}
