import { isAbout } from '../../analysis/caller-effect.ts';
import { rowLabel } from '../../analysis/labels.ts';
import { type ContractDelta, deltaText } from '../../endpoints/documents/delta.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';
import { type Contract, each, files, STATED, stated } from './contract-deltas.ts';

const breaks = ({ severity }: ContractDelta): boolean => severity === 'breaking';

const by = ({ evidence }: Contract): string => (evidence === 'oasdiff' ? 'oasdiff says' : 'its documents say');

export const deltaContradicted = defineRule({
  id: 'endpoints/delta-contradicted',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Row contradicts the API descriptions',
  why: 'Callers who trust the row do nothing, and fail on the day of the switch.',
  examples: {
    fails: files('{ from: GET /users, to: same, breaking: false }'),
    passes: files(STATED),
  },
  check(context) {
    for (const contract of each(context)) {
      const { mapping } = contract.row;
      const breaking = (contract.deltas ?? []).filter(breaks);
      const full = mapping.compat?.unit === '%' && mapping.compat?.value === 100;
      const told = stated(contract);
      const index = told.findIndex((own) => own.breaking === false && breaking.some((delta) => isAbout(own.in, delta.in)));
      const denied = index >= 0 ? breaking.filter((delta) => isAbout(told[index]?.in, delta.in)) : breaking;
      const claim =
        mapping.breaking === false
          ? 'breaking: false'
          : full
            ? `compat: ${mapping.compat?.raw}`
            : index >= 0
              ? `a delta in ${told[index]?.in} with breaking: false`
              : undefined;
      if (denied.length === 0 || claim === undefined) continue;
      context
        .report(mapping, `${rowLabel(mapping)} has ${claim}, but ${by(contract)}: ${listing(denied.map(deltaText))}.`)
        .at(mapping.breaking === false ? 'breaking' : full ? 'compat' : ['deltas', index, 'breaking'])
        .fix('Withdraw the claim, or correct the new API or its description');
    }
  },
});
