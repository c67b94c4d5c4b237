import { codeOf } from '../../analysis/code.ts';
import { parseImage } from '../../analysis/packages.ts';
import { probesOf, serviceLabel } from '../../analysis/services.ts';
import { stackedProducts } from '../../analysis/stack-index.ts';
import { isLanguageImage } from '../../analysis/version-statements.ts';
import type { Plan, Service } from '../../model/plan.ts';
import { listing } from '../listing.ts';
import type { RuleContext, Subject } from '../rule.ts';

/** Variants of official images, and which of the two programs they bring. Images without a variant bring both. */
const VARIANTS: readonly { tag: RegExp; brings: readonly string[] }[] = [
  { tag: /distroless|scratch/, brings: [] },
  { tag: /alpine/, brings: ['wget'] },
  { tag: /slim/, brings: [] },
];

/** The image that a service's own image is built on: the only language image of the stack, where the service is built. */
function baseOf(service: Service, plan: Plan): { image: string; place: Subject; field: string } | undefined {
  if (service.build === undefined) {
    const image = service.image;
    return image === undefined || !isLanguageImage(parseImage(image)?.name ?? '')
      ? undefined
      : { image, place: service, field: 'image' };
  }
  const bases = stackedProducts(plan).filter(
    ({ product }) => isLanguageImage(parseImage(product.raw)?.name ?? '') && product.raw.includes(':'),
  );
  const [base, ...others] = bases;
  return base && others.length === 0 ? { image: base.product.raw, place: base.item, field: 'to' } : undefined;
}

const installs = (tool: string, plan: Plan): boolean =>
  [...codeOf(plan)].some(({ text }) => new RegExp(`(?:apt(?:-get)?|apk|dnf|yum|microdnf)\\s.*\\b${tool}\\b`).test(text));

/** Reports probes that call a program which the image of their service lacks. */
export function reportProbeTools({ plan, report }: RuleContext): void {
  const failing = (plan.environment?.services ?? []).flatMap((service) => {
    const base = baseOf(service, plan);
    const variant = base && VARIANTS.find(({ tag }) => tag.test(base.image));
    return probesOf(service).flatMap(({ raw, field }) => {
      const tool = /^(?:CMD(?:-SHELL)?\s+)?(curl|wget)\b/.exec(raw.command ?? '')?.[1];
      return !base || !variant || tool === undefined || variant.brings.includes(tool) || installs(tool, plan)
        ? []
        : [{ service, base, tool, field }];
    });
  });
  for (const image of new Set(failing.map(({ base }) => base.image))) {
    const [first, ...others] = failing.filter(({ base }) => base.image === image);
    if (!first) continue;
    const { service, base, tool, field } = first;
    const names = [...new Set([first, ...others].map((each) => serviceLabel(each.service)))];
    const finding = report(
      service,
      `The probe of ${listing(names)} calls ${tool}, which ${image} does not include, and no command of the plan installs it.`,
    )
      .at([...field, 'command'])
      .related(base.place, `the image is ${image}`, base.field)
      .fix(`Install ${tool} in the image, or let the probe ask with the language of the service`)
      .key(image, tool)
      .likely();
    for (const other of others) finding.related(other.service, `calls ${other.tool} as well`, [...other.field, 'command']);
  }
}
