import { z } from 'zod';
import { count, elapsed, flag, group, id, listOf, optional, required, text, texts, word } from '../field.ts';
import { CHANGES } from './architecture.ts';
import { fileFields, phasedRowFields } from './common.ts';

const size = group({
  memory: optional(text, 'Memory, as in Kubernetes: `512Mi`.'),
  cpu: optional(text, 'CPU, as in Kubernetes: `250m`.'),
});

const probe = group({
  kind: optional(word(['liveness', 'readiness', 'startup', 'health']), 'What it checks.'),
  path: optional(text, 'The path it requests.'),
  port: optional(text, 'The port it uses.'),
  command: optional(text, 'The command that it runs.'),
  delay: optional(elapsed, 'The delay before the first one.'),
  period: optional(elapsed, 'The time between two.'),
  timeout: optional(elapsed, 'How long to wait for a response.'),
  grace: optional(elapsed, 'The initial time in which failures do not count.'),
  retries: optional(count, 'Consecutive failures until it counts as down.'),
  note: optional(text, 'Anything else.'),
});

/** `environment.mdx`: services, ports, variables and files of deployment. */
export const environmentSchema = z.strictObject({
  ...fileFields,
  environments: optional(texts, 'The environments there are.'),
  services: optional(
    listOf(
      group({
        ...phasedRowFields,
        name: required(text, 'The service.'),
        change: optional(word(CHANGES), 'What happens to it.'),
        environment: optional(text, 'Where it runs.'),
        image: optional(text, 'Its container image.'),
        build: optional(text, 'What its image is built from.'),
        ports: optional(texts, 'Ports, as in Compose: `8000` or `8080:80` (host:container).'),
        replicas: optional(count, 'How many of it run.'),
        strategy: optional(text, 'How it is updated.'),
        probe: optional(text, 'The path of its only probe.'),
        probes: optional(listOf(probe), 'Its probes.'),
        resources: optional(
          group({ requests: optional(size, 'The resources it requests.'), limits: optional(size, 'Its limits.') }),
          'Memory and processor.',
        ),
        command: optional(text, 'How it is started.'),
        dependsOn: optional(texts, 'Services that have to start first.'),
        volumes: optional(texts, 'Its volumes.'),
        restart: optional(text, 'When it is restarted.'),
        from: optional(id, 'The service it replaces.'),
        url: optional(text, 'The address that others call.'),
        purpose: optional(text, 'What it is for.'),
      }),
    ),
    'One row a service and environment.',
  ),
  variables: optional(
    listOf(
      group({
        ...phasedRowFields,
        name: required(text, 'The environment variable.'),
        sample: optional(text, 'A sample value, never a real secret.'),
        default: optional(text, 'The value it has when not set.'),
        required: optional(flag, 'Whether it has to be set.'),
        secret: optional(flag, 'Whether its value is a secret.'),
        service: optional(text, 'The service that reads it.'),
        environment: optional(text, 'Where it is set.'),
        group: optional(text, 'The heading that it is listed under.'),
        change: optional(word(CHANGES), 'What happens to it.'),
        purpose: optional(text, 'What it is for.'),
      }),
    ),
    'One row a variable.',
  ),
  files: optional(
    listOf(
      group({
        ...phasedRowFields,
        path: required(text, 'The file.'),
        change: optional(word(CHANGES), 'What happens to it.'),
        purpose: optional(text, 'What it is for.'),
      }),
    ),
    'Files of deployment.',
  ),
  tools: optional(
    listOf(
      group({
        ...phasedRowFields,
        name: required(text, 'The tool.'),
        command: optional(text, 'How it is run.'),
        version: optional(text, 'Its version.'),
        purpose: optional(text, 'What it is for.'),
        environment: optional(text, 'Where it is used.'),
      }),
    ),
    'Tools that have to be installed.',
  ),
  ports: optional(
    listOf(
      group({
        ...phasedRowFields,
        port: required(text, 'The port.'),
        service: optional(text, 'The service that listens on it.'),
        environment: optional(text, 'Where.'),
      }),
    ),
    'Ports that no service row names.',
  ),
});
