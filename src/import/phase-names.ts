import type { PhaseLabel } from './phase-label.ts';
import { codeLabel, NUMBERING, phaseLabel } from './phase-label.ts';
import { bare } from './words/bare.ts';

/** What is said about a phase that another one waits for: `S1 merged`, `Phase 2 (approved)`. */
const DONE =
  /(?<!\p{L})(?:complete[d]?|done|must be \p{L}+|finished|merged|shipped|released|deployed|live|green|approved|signed off|(?:exit )?gate|abgeschlossen|fertig|erledigt|terminée?|achevée?|complétée?|completad[oa]|terminad[oa]|concluíd[oa]|finalizad[oa]|completat[oa]|завершен[аоы]?|завершён|готов[ао]?)(?!\p{L})|[（(][^()]*[)）]|(?:已)?完成|完了|완료/giu;

/** Finds the phase that a text names: by its label, by its number, by its title. */
export class PhaseNames {
  readonly #phases: { id: string; label: PhaseLabel | undefined; title: string }[] = [];

  add(id: string, label: PhaseLabel | undefined, title: string): void {
    this.#phases.push({ id, label, title: bare(title).toLowerCase() });
  }

  find(text: string): string | undefined {
    const plain = bare(text);
    const label = phaseLabel(plain);
    const number = label?.number ?? /^#?\s*(\d+(?:\.\d+)?[A-Za-z]?)\s*[.:)]?(?:\s|$)/.exec(plain)?.[1];
    if (number !== undefined) {
      const found = this.#phases.find(
        (phase) =>
          phase.label !== undefined &&
          phase.label.number.toUpperCase() === number.toUpperCase() &&
          (label === undefined || phase.label.family === label.family),
      );
      if (found) return found.id;
    }
    const lower = plain.toLowerCase();
    return this.#phases.find((phase) => phase.title.length > 3 && (phase.title === lower || phase.title.startsWith(`${lower} `)))
      ?.id;
  }

  /** The phase that a heading is about: it begins with the label, or is the title. */
  called(heading: string): string | undefined {
    const plain = bare(heading);
    const label = (phaseLabel(plain) ?? codeLabel(plain))?.label.toLowerCase();
    const title = plain.replace(NUMBERING, '').toLowerCase();
    return this.#phases.find(
      (phase) =>
        (label !== undefined && phase.label?.label.toLowerCase() === label) || (phase.title.length > 3 && phase.title === title),
    )?.id;
  }

  /** All phases that a text names, if it names nothing else: `Phase 1, Phase 2`, `Phases 1-3`. */
  findAll(text: string, self: string): string[] | undefined {
    const parts = bare(text)
      .replace(DONE, ' ')
      .split(/\s*(?:,|;|&|\+|、|，|和|\band\b|\bund\b|\by\b|\be\b|\bet\b|\bи\b)\s*/u);
    const ids: string[] = [];
    for (const part of parts) {
      if (part.trim() === '') continue;
      const known = this.#phases.find((phase) => phase.label?.label.toLowerCase() === part.trim().toLowerCase());
      const label = phaseLabel(part.trim());
      if (!known && label?.title !== '') return undefined;
      const id = known?.id ?? this.find(part);
      if (id === undefined || id === self) return undefined;
      ids.push(id);
    }
    return ids.length > 0 ? [...new Set(ids)] : undefined;
  }
}
