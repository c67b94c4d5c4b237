import type { PlanAssembly } from '../model/assemble.ts';
import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import type { Plan } from '../model/plan.ts';
import type { Outcome } from './outcome.ts';

/** What was read before: files whose stamp is the same are not read again. */
export class ReadCache {
  readonly #outcomes = new Map<string, { stamp: string; outcome: Outcome }>();
  readonly #checked = new WeakMap<Plan, { around: string; findings: Finding[] }>();
  readonly #assembled = new Map<string, { documents: readonly Document[]; assembly: PlanAssembly }>();

  outcome(file: string, stamp: string | undefined): Outcome | undefined {
    const known = this.#outcomes.get(file);
    return known && known.stamp === stamp ? known.outcome : undefined;
  }

  keep(file: string, stamp: string | undefined, outcome: Outcome): void {
    if (stamp !== undefined) this.#outcomes.set(file, { stamp, outcome });
  }

  /** The references and links of a plan that is the same, among the same files. */
  checked(plan: Plan, around: string, check: () => Finding[]): Finding[] {
    const known = this.#checked.get(plan);
    if (known?.around === around) return known.findings;
    const findings = check();
    this.#checked.set(plan, { around, findings });
    return findings;
  }

  /** A plan whose documents are all the same is the same plan. */
  assembled(plan: string, documents: readonly Document[], make: () => PlanAssembly): PlanAssembly {
    const known = this.#assembled.get(plan);
    const same =
      known?.documents.length === documents.length && known.documents.every((document, index) => document === documents[index]);
    if (known && same) return known.assembly;
    const assembly = make();
    this.#assembled.set(plan, { documents, assembly });
    return assembly;
  }
}
