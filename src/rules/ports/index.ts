import type { Rule } from '../rule.ts';
import { addressWithoutService } from './address-without-service.ts';
import { commandPortDiffers } from './command-port-differs.ts';
import { environmentEmpty } from './environment-empty.ts';
import { environmentUnlisted } from './environment-unlisted.ts';
import { fileStoreWithoutVolume } from './file-store-without-volume.ts';
import { hostedStoreLocal } from './hosted-store-local.ts';
import { imageDiffers } from './image-differs.ts';
import { loadTestLocal } from './load-test-local.ts';
import { namedPortDiffers } from './named-port-differs.ts';
import { noSecretVariable } from './no-secret-variable.ts';
import { oldSystemWithoutAddress } from './old-system-without-address.ts';
import { portTakenTwice } from './port-taken-twice.ts';
import { probeContradicts } from './probe-contradicts.ts';
import { queueWithoutWorker } from './queue-without-worker.ts';
import { reloadWithoutMount } from './reload-without-mount.ts';
import { settingWithoutVariable } from './setting-without-variable.ts';
import { storeRunsNowhere } from './store-runs-nowhere.ts';
import { unprobed } from './unprobed.ts';
import { variablePortDiffers } from './variable-port-differs.ts';
import { variableWithoutValue } from './variable-without-value.ts';
import { variablesPartlySet } from './variables-partly-set.ts';

/** The rules of this family, in the order of their pages. */
export const portsRules: readonly Rule[] = [
  addressWithoutService,
  commandPortDiffers,
  environmentEmpty,
  environmentUnlisted,
  fileStoreWithoutVolume,
  unprobed,
  hostedStoreLocal,
  imageDiffers,
  loadTestLocal,
  namedPortDiffers,
  noSecretVariable,
  oldSystemWithoutAddress,
  portTakenTwice,
  probeContradicts,
  queueWithoutWorker,
  reloadWithoutMount,
  settingWithoutVariable,
  storeRunsNowhere,
  variablePortDiffers,
  variableWithoutValue,
  variablesPartlySet,
];
