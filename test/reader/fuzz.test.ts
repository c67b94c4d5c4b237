import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleCorpus, misplaced, mutated } from './corpus.ts';
import { mutations } from './mutations.ts';

// `npm run bench -- fuzz` does 10,000 of them, and measures how long each takes.
test('whatever happens to a file of the example plans, check ends, and every finding points into a file', async () => {
  const corpus = await exampleCorpus();
  await fc.assert(
    fc.asyncProperty(mutations(corpus.names), fc.constantFrom('2026-02-10', '2027-02-10'), async ({ name, steps }, asOf) => {
      expect((await misplaced(mutated(corpus, name, steps), { asOf })).complaints).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
