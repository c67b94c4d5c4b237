import type { Rule } from '../rule.ts';
import { addressWithoutService } from './address-without-service.ts';
import { commandPortDiffers } from './command-port-differs.ts';
import { dependsUnprobed } from './depends-unprobed.ts';
import { environmentEmpty, environmentUnlisted } from './environment-empty.ts';
import { fileStoreWithoutVolume } from './file-store-without-volume.ts';
import { healthUnprobed } from './health-unprobed.ts';
import { imageDiffers } from './image-differs.ts';
import { loadTestLocal } from './load-test-local.ts';
import { namedPortDiffers } from './named-port-differs.ts';
import { oldSystemWithoutAddress } from './old-system-without-address.ts';
import { portTakenTwice } from './port-taken-twice.ts';
import { probeNotAnEndpoint } from './probe-not-an-endpoint.ts';
import { probePortDiffers } from './probe-port-differs.ts';
import { probesDiffer } from './probes-differ.ts';
import { storeRunsNowhere } from './store-runs-nowhere.ts';
import { variablePortDiffers } from './variable-port-differs.ts';
import { variableWithoutValue } from './variable-without-value.ts';

/** The rules of this family, in the order of their pages. */
export const portsRules: readonly Rule[] = [
  addressWithoutService,
  commandPortDiffers,
  dependsUnprobed,
  environmentEmpty,
  environmentUnlisted,
  fileStoreWithoutVolume,
  healthUnprobed,
  imageDiffers,
  loadTestLocal,
  namedPortDiffers,
  oldSystemWithoutAddress,
  portTakenTwice,
  probeNotAnEndpoint,
  probePortDiffers,
  probesDiffer,
  storeRunsNowhere,
  variablePortDiffers,
  variableWithoutValue,
];
