import { fullCount } from '../count.ts';
import { learningNow } from './popup.ts';

export const signIn = 'Alongside: sign in';
export const unchosen = 'Alongside: choose what others see of you';
export const updating = 'Alongside is being updated';
export const alongside = 'Alongside';
export const notConnected = 'Alongside: not connected';
/** "1,198 people learning now" */
export function count(people: number): string {
  return `${fullCount(people)} ${learningNow(people)}`;
}
export function lastCount(people: number): string {
  return `${count(people)} when last connected`;
}
