import { shortText } from '../../analysis/labels.ts';
import { listensOn, portsOf, serviceLabel } from '../../analysis/services.ts';
import { workOf } from '../../analysis/work.ts';
import { escapeRegExp } from '../../model/escape-reg-exp.ts';
import type { Plan, Service } from '../../model/plan.ts';
import { withRouteBack } from '../route-back.ts';
import { defineRule } from '../rule.ts';

const PORT = /\bport\s+(?:\(|number\s+)?(\d{2,5})\b|\bport\s*\((\d{2,5})\)/gi;
/** A sentence that moves a port says two of them, or the new one on purpose. */
const MOVES = /\b(?:chang(?:e|ing)|mov(?:e|ing)|switch(?:ing)? (?:the )?port|instead of|from port|→|->|remap)\b/i;

/** The services that a text names, by their id or name. */
const namedServices = (text: string, plan: Plan): Service[] =>
  (plan.environment?.services ?? []).filter((service) =>
    [service.name, service.id].some(
      (name) => name !== undefined && name.length > 2 && new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`, 'i').test(text),
    ),
  );

export const namedPortDiffers = defineRule({
  id: 'ports/named-port-differs',
  severity: 'warning',
  profile: 'strict',
  languages: ['en'],
  since: '0.1.0',
  title: 'Step names a port that the service does not have',
  why: 'The step looks for the service on the wrong port, or moves it there without its callers.',
  examples: withRouteBack({
    fails: {
      'environment.mdx': '---\nservices:\n  - { name: Storefront, ports: [5000] }\n---\n',
      'rollout/switch.mdx': '---\ntitle: Switch\nsteps:\n  - { title: Start Storefront on port 8000, share: 100 % }\n---\n',
    },
    passes: {
      'environment.mdx': '---\nservices:\n  - { name: Storefront, ports: [5000] }\n---\n',
      'rollout/switch.mdx': '---\ntitle: Switch\nsteps:\n  - { title: Start Storefront on port 5000, share: 100 % }\n---\n',
    },
  }),
  check({ plan, report }) {
    for (const work of workOf(plan)) {
      const ports = [...work.text.matchAll(PORT)].map((match) => Number(match[1] ?? match[2]));
      const [port, ...more] = ports;
      if (port === undefined) continue;
      const [service, ...others] = namedServices(work.text, plan);
      if (more.length > 0 || !service || others.length > 0 || MOVES.test(work.text)) continue;
      if (portsOf(service).length === 0 || listensOn(service, port, 'either')) continue;
      const taken = (plan.environment?.services ?? []).filter((each) => each !== service && listensOn(each, port, 'host'));
      const finding = report(
        { source: work.source, ...(work.ref !== undefined && { ref: work.ref }) },
        `"${shortText(work.text)}" uses port ${port} for ${serviceLabel(service)}, which is declared on ${portsOf(service)
          .map(({ raw }) => raw)
          .join(', ')}${taken.length > 0 ? `; ${port} belongs to ${taken.map(serviceLabel).join(' and ')}` : ''}.`,
      )
        .related(service, `but here it says ${portsOf(service)[0]?.raw}`, 'ports')
        .fix(`Write port ${portsOf(service)[0]?.container.from}, or a row for the service in that environment`)
        .key(port);
      for (const each of taken) finding.related(each, `port ${port} is taken`, 'ports');
    }
  },
});
