import type { EndpointData } from '../site/views/endpoint-record.ts';
import { routeLookup } from './endpoints-lookup.ts';

/** The lookup on the page of the operations of all plans. */
const island = document.querySelector('[data-endpoints]');
if (island)
  routeLookup(document.querySelector<HTMLFormElement>('[data-lookup]'), JSON.parse(island.textContent ?? '') as EndpointData);
