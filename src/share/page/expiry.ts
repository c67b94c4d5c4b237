import type { CivilDate } from '../../model/values/civil.ts';
import { day } from '../../model/values/day-words.ts';
import { type Html, html, raw } from './html.ts';

/**
 * Blanks an open page after its last day. The script is the same for every page, so that a policy can contain its hash, and reads
 * the day from its element. It protects against old copies in caches, not against reading the file.
 */
export const EXPIRY_SCRIPT =
  '{const{last,ended}=document.currentScript.dataset,n=new Date,t=[n.getFullYear(),n.getMonth()+1,n.getDate()].map(x=>String(x).padStart(2,"0")).join("-");if(t>last)document.querySelector("main").textContent=ended}';

/** Returns the script element of a page that expires. */
export const expiryElement = (expires: CivilDate): Html =>
  html`<script data-last="${expires}" data-ended="This page ended on ${day(expires)}. Ask the sender for a new one.">${raw(EXPIRY_SCRIPT)}</script>`;
