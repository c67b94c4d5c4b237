import { compareModels } from '/work/wt/review/src/changes/compare.ts';
import { allFindings, toldSentences } from '/work/wt/review/src/changes/comparison.ts';
import { failures } from '/work/wt/review/src/changes/failing.ts';
import { readFailOn } from '/work/wt/review/src/cli/fail-on.ts';
import { side } from '/work/wt/review/test/changes/edited.ts';
import { PULL_REQUESTS } from '/work/wt/review/test/changes/pull-requests.ts';

const only = process.argv[2];
for (const p of PULL_REQUESTS) {
  if (only && !p.title.startsWith(only)) continue;
  const c = compareModels(await side(p.base, '2026-05-30'), await side(p.head, '2026-05-30'));
  const f = failures(c, readFailOn());
  console.log(`\n## ${p.title}\n${c.headline}\n   FAILS ${f.length ? 1 : 0} ${f.join('; ')}`);
  for (const pl of c.plans) for (const q of pl.consequences) console.log(`   > ${q.severity} ${q.kind}: ${q.sentence}`);
  for (const q of toldSentences(c)) console.log(`   - ${q.severity} ${q.sentence}`);
  for (const q of allFindings(c).introduced) console.log(`   + ${q.severity} ${q.rule} ${q.message}`);
  for (const q of allFindings(c).changed) console.log(`   ~ ${q.after.severity} ${q.after.rule} ${q.after.message}`);
  for (const q of allFindings(c).resolved) console.log(`   x ${q.severity} ${q.rule} ${q.message}`);
}
