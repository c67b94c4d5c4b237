import { counted } from '../../analysis/counted.ts';
import { lacks } from '../../analysis/stated.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

export const variableWithoutValue = defineRule({
  id: 'ports/variable-without-value',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Variables have no value or description',
  why: 'People who deploy have to guess what to set, and whether.',
  missing: ['sample', 'default', 'required'],
  examples: {
    fails: { 'environment.mdx': '---\nvariables:\n  - { name: node_api_url }\n---\n' },
    passes: {
      'environment.mdx': '---\nvariables:\n  - { name: node_api_url, sample: "http://old-api:3000", required: true }\n---\n',
    },
  },
  check({ plan, report }) {
    const all = plan.environment?.variables ?? [];
    const bare = all.filter((variable) => {
      const silent = lacks(variable, 'sample', 'default', 'required');
      return silent && variable.purpose === undefined && variable.change !== 'remove';
    });
    const [first, ...others] = bare;
    if (!first) return;
    const finding = report(
      first,
      `${bare.length} of ${counted(all.length, 'variable')} ${bare.length === 1 ? 'has' : 'have'} no value, and ${bare.length === 1 ? 'does' : 'do'} not say whether ${bare.length === 1 ? 'it' : 'they'} must be set: ${listing(bare.map((variable) => variable.name ?? variable.id))}.`,
    ).fix('Write sample: and required: true, or default:');
    for (const variable of others) finding.related(variable, 'this one as well');
  },
});
