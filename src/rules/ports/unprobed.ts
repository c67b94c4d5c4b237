import { defineRule } from '../rule.ts';
import { reportUnprobedEndpoints } from './unprobed-endpoints.ts';
import { reportUnprobedServices } from './unprobed-services.ts';

const environment = (probes: string): string =>
  `---\nservices:\n  - { name: api, probe: /health, dependsOn: [mongo] }\n  - { name: mongo, image: "mongo:7"${probes} }\n---\n`;

export const unprobed = defineRule({
  id: 'ports/unprobed',
  severity: 'note',
  profile: 'strict',
  since: '0.1.0',
  title: 'Service or health endpoint has no probe',
  why: 'Others start when its container runs, not when it answers, and the platform never checks it.',
  examples: {
    fails: { 'environment.mdx': environment('') },
    passes: { 'environment.mdx': environment(', probes: [{ kind: health, command: mongosh --eval ping }]') },
  },
  check(context) {
    reportUnprobedEndpoints(context);
    reportUnprobedServices(context);
  },
});
