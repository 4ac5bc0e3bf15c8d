import { en } from './en.js';

export type MessageName = keyof typeof en;

/** What an element says under that name, with the values put in. */
export function message(name: MessageName, values: Readonly<Record<string, string | number>> = {}): string {
  return en[name].replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
}
