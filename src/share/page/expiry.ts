import type { CivilDate } from '../../model/values/civil.ts';
import { day } from '../../site/views/dates.ts';

/**
 * What an open page does once it is over: it blanks itself. That helps against old copies in caches; it does not keep
 * anybody from reading the file.
 */
export const expiryScript = (expires: CivilDate): string =>
  `{const n=new Date,t=[n.getFullYear(),n.getMonth()+1,n.getDate()].map(x=>String(x).padStart(2,"0")).join("-");if(t>"${expires}")document.querySelector("main").textContent="This page ended on ${day(expires)}. Ask whoever sent it to you for a new one."}`;
