import { stems } from '../../analysis/stems.ts';
import { entriesOf } from '../../model/absences.ts';
import type { Plan } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import { defineRule } from '../rule.ts';

/** Words that are in the names of many roles and tell none from another. */
const COMMON = new Set(stems('team lead leads manager on-call duty level person people group 24/7 24 7'));
const roleWords = (name: string): string[] => stems(name).filter((word) => !COMMON.has(word));

function namesOf(plan: Plan): { roles: string[]; words: Set<string> } {
  const roles = (plan.team ?? []).flatMap(({ role = '', people = [] }) => [role, ...people]);
  return { roles: roles.filter((role) => role !== ''), words: new Set(roles.flatMap(roleWords)) };
}

export const roleNotInTeam = defineRule({
  id: 'risks/role-not-in-team',
  severity: 'note',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Escalation contact is not in the team',
  why: 'People who are called at night have to know the plan, and have time for it.',
  examples: {
    fails: {
      'plan.mdx':
        '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nowner: QA\nteam: [{ role: Backend developers, count: 2 }, { role: QA }]\nescalation: [SRE on-call]\n---\n',
    },
    passes: {
      'plan.mdx':
        '---\ntitle: Example\nstatus: planned\nfrom: { system: Old }\nto: { system: New }\nowner: SRE\nteam: [{ role: Backend developers, count: 2 }, { role: SRE }]\nescalation: [SRE on-call]\n---\n',
    },
  },
  check({ plan, report }) {
    const { roles, words } = namesOf(plan);
    if (roles.length === 0) return;
    for (const [index, name] of entriesOf(plan.escalation)) {
      const own = roleWords(name);
      if (own.length === 0 || own.some((word) => words.has(word))) continue;
      report(plan, `"${name}" is an escalation contact, but the team has no such role: it lists ${listing(roles)}.`)
        .at(['escalation', index])
        .related(plan, '…but here it is not', 'team')
        .key(name)
        .fix(`Add { role: ${name.replace(/[,{}[\]]/g, ' ').trim()} } to team:, or name a member of the team`);
    }
  },
});
