import { defineRule } from '../rule.ts';
import { reportProbePairs } from './probe-pairs.ts';
import { reportProbePaths } from './probe-paths.ts';
import { reportProbePorts } from './probe-ports.ts';
import { reportProbeTools } from './probe-tools.ts';

const service = (port: number): string =>
  `---\nservices:\n  - { name: api, ports: ["80:8000"], probes: [{ kind: health, path: /health, port: ${port} }] }\n---\n`;

export const probeContradicts = defineRule({
  id: 'ports/probe-contradicts',
  severity: 'error',
  profile: 'recommended',
  since: '0.1.0',
  title: 'Probe contradicts its service',
  why: 'The service counts as down although it answers, and is restarted again and again.',
  examples: { fails: { 'environment.mdx': service(80) }, passes: { 'environment.mdx': service(8000) } },
  check(context) {
    reportProbePorts(context);
    if (!context.isStrict) return;
    // These rest on tables and commands that may be incomplete.
    reportProbePaths(context);
    reportProbeTools(context);
    reportProbePairs(context);
  },
});
