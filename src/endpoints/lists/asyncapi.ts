import type { ListedOperation } from '../propose-rows.ts';
import { group, words } from './routes.ts';

/**
 * Channels of an AsyncAPI document: `PUB` where the service sends, `SUB` where it receives. In 2.x an operation says what
 * others do, so that its `subscribe` is a `PUB` of the service; since 3.0 it says what the service does.
 */
export function asyncOperations(data: unknown): ListedOperation[] | undefined {
  const document = group(data);
  const version = words(document.asyncapi);
  if (version === '') return undefined;
  const channels = group(document.channels);
  if (/^[01]\.|^2\./.test(version))
    return Object.entries(channels).flatMap(([path, value]) => {
      const channel = group(value);
      return (['subscribe', 'publish'] as const).flatMap((action): ListedOperation[] => {
        if (!(action in channel)) return [];
        const name = words(group(channel[action]).operationId);
        return [{ method: action === 'subscribe' ? 'PUB' : 'SUB', path, ...(name !== '' && { name }) }];
      });
    });
  return Object.entries(group(document.operations)).flatMap(([name, value]): ListedOperation[] => {
    const operation = group(value);
    const key = words(group(operation.channel).$ref)
      .replace(/^#\/channels\//, '')
      .replace(/~1/g, '/')
      .replace(/~0/g, '~');
    const path = words(group(channels[key]).address) || key;
    return path === '' ? [] : [{ method: operation.action === 'send' ? 'PUB' : 'SUB', path, name }];
  });
}
