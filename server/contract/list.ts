import * as v from 'valibot';

/**
 * A list of `item`s, as many as `max`. How many there are is looked at before any of them is: of a list
 * that is too long nothing but that is told.
 */
export function listOf<Item extends v.GenericSchema>(item: Item, max: number) {
  return v.pipe(v.array(v.unknown()), v.maxLength(max), v.array(item));
}
