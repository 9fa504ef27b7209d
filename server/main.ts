import { nodeVersionProblem } from './node-version.ts';

// All else is imported only then: an older Node could not even read it, and would say so by a stack.
const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
} else {
  const { explainImport } = await import('./explain-import.ts');
  const program = await import('./serve.ts').catch(explainImport);
  await program?.serve();
}
