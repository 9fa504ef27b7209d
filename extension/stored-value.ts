/** A value in `chrome.storage`. */
export interface Stored<Value> {
  key: string;
  /** Where nothing is stored. */
  fallback: Value;
  /** The value, or the fallback where there is none or where what is stored can't be read any more. */
  get(): Promise<Value>;
  set(value: Value): Promise<void>;
  /** Calls `listener` whenever it has changed, also from another part of the extension. */
  onChange(listener: () => void): void;
}
