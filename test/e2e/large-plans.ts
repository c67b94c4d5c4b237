/** Plans larger than any real one: what the floors are held on beside the example plans. Same text on every machine. */

const RESOURCES = [
  'orders',
  'invoices',
  'customers',
  'shipments',
  'ledgers',
  'refunds',
  'tenants',
  'webhooks',
  'reports',
  'quotas',
];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** One word that no line of 360 px holds. */
const LONG_WORD = 'ReconciliationOfSettlementLedgersAcrossTenantsAndRegionsService';
const LONG_TITLE = `Move the ${LONG_WORD} and everything that reads from it, in small steps that can each be taken back within minutes`;

const list = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(at)).join('');
const two = (index: number): string => String(index + 1).padStart(3, '0');

function plan(title: string, start: string): string {
  return `---
title: "${title}"
summary: "${LONG_TITLE}."
status: in-progress
from: { system: "${LONG_WORD} 1" }
to: { system: "${LONG_WORD} 2" }
start: ${start}
buffer: 10 %
rules: { extends: strict }
---

A plan that nobody wrote by hand.
`;
}

/** So many phases: each fourth one waits for the one before it, the others for the first of their four; one in ten is a milestone of no length. */
function phases(folder: string, count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const status = index < count / 8 ? 'done' : index < count / 6 ? 'in-progress' : 'planned';
      const waitsFor = index === 0 ? '[]' : `[p${two(index % 4 === 0 ? index - 1 : index - (index % 4))}]`;
      const title =
        index % 7 === 3 ? `${LONG_TITLE} (${index + 1})` : `Phase of ${RESOURCES[index % RESOURCES.length]} number ${index + 1}`;
      const boxes = list(
        4,
        (box) =>
          `- [${status === 'done' ? 'x' : ' '}] Task ${box + 1} of ${RESOURCES[(index + box) % RESOURCES.length]} #t${index}${box}\n`,
      );
      return [
        `plans/${folder}/phases/${two(index)}-p${two(index)}.mdx`,
        `---\ntitle: "${title}"\nstatus: ${status}\nduration: ${index % 10 === 9 ? 0 : 1 + (index % 3)}w\nafter: ${waitsFor}\nowner: Team ${index % 9}\n---\n\n## Tasks\n\n<Tasks>\n\n${boxes}\n</Tasks>\n`,
      ];
    }),
  );
}

function surface(name: string, count: number, phaseCount: number): string {
  const row = (index: number): string => {
    const resource = RESOURCES[index % RESOURCES.length];
    const method = METHODS[Math.floor(index / RESOURCES.length) % METHODS.length];
    const at = Math.floor(index / (RESOURCES.length * METHODS.length));
    const delta =
      index % 4 === 0
        ? `    deltas:\n      - { in: response, was: total_${index}, now: totalAmount${index}, breaking: true }\n`
        : '';
    return `  - id: m${two(index)}
    from: "${method} /${name}/${resource}/group-${at}/{id}"
    to: "${method} /${name}/${resource}/group-${at}/{${resource}Id}/details"
    phase: p${two(index % phaseCount)}
    breaking: ${index % 4 === 0}
    owner: Team ${index % 9}
    note: "Callers of ${resource} in group ${at} keep their tokens"
${delta}`;
  };
  return `---
title: "${name} API"
from: { system: "${LONG_WORD} 1", base: /v1 }
to: { system: "${LONG_WORD} 2", base: /v2 }
mappings:
${list(count, row)}---

<Endpoints />
`;
}

/** A content root: `wide` with 200 phases and 500 operations on two surfaces, `usual` with 40 phases. */
export function largeContent(): Record<string, string> {
  return {
    'plans/p/plan.mdx': plan('Small', '2026-01-05'),
    'plans/wide/plan.mdx': plan(LONG_TITLE, '2026-01-05'),
    ...phases('wide', 200),
    'plans/wide/endpoints/core.mdx': surface('core', 200, 200),
    'plans/wide/endpoints/rest.mdx': surface('rest', 300, 200),
    'plans/usual/plan.mdx': plan('Forty phases', '2026-01-05'),
    ...phases('usual', 40),
  };
}
