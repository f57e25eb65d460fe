import { isJsonObject, type Json } from '../document/document';
import type { Marks } from './plan';
import type { ChangeJson, PlanJson, StateModuleJson } from './plan-json';

/** Shorter texts, such as `true` or `prod`, stand for too many other things to be looked for. */
const SHORTEST = 6;

/**
 * The texts that a plan marks as sensitive somewhere. Providers copy values into attributes that
 * nobody marks (`tags_all`, a rendered policy), so that the marks alone let secrets out.
 */
export class Secrets {
  private readonly texts = new Set<string>();
  private readonly shortest: number;

  constructor(json: PlanJson) {
    for (const [name, { sensitive }] of Object.entries(
      json.configuration?.root_module?.variables ?? {},
    )) {
      if (sensitive === true) this.add(json.variables?.[name]?.value, true);
    }
    for (const { change } of [...(json.resource_changes ?? []), ...(json.resource_drift ?? [])]) {
      this.addChange(change);
    }
    for (const change of Object.values(json.output_changes ?? {})) this.addChange(change);
    this.addState(json.prior_state?.values?.root_module);
    this.shortest = Math.min(...[...this.texts].map(({ length }) => length));
  }

  get any(): boolean {
    return this.texts.size > 0;
  }

  /** Whether a text is or holds a secret. */
  conceals(text: string): boolean {
    if (text.length < this.shortest) return false;
    if (this.texts.has(text)) return true;
    for (const secret of this.texts) if (text.includes(secret)) return true;
    return false;
  }

  private addChange({ before, after, ...marks }: ChangeJson['change']): void {
    this.add(before, marks.before_sensitive);
    this.add(after, marks.after_sensitive);
  }

  private addState(module: StateModuleJson | undefined): void {
    for (const { values, sensitive_values: marks } of module?.resources ?? []) {
      this.add(values, marks);
    }
    module?.child_modules?.forEach((each) => this.addState(each));
  }

  /** Also as it is within JSON, such as a policy. */
  private addText(text: string): void {
    if (text.length < SHORTEST) return;
    this.texts.add(text);
    this.texts.add(JSON.stringify(text).slice(1, -1));
  }

  private add(json: Json | undefined, marks: Marks | undefined): void {
    if (marks === undefined || marks === false || json === undefined) return;
    if (typeof json === 'string' || typeof json === 'number') {
      if (marks === true) this.addText(String(json));
    } else if (Array.isArray(json)) {
      (json as readonly Json[]).forEach((item, at) => this.add(item, partOf(marks, at)));
    } else if (isJsonObject(json)) {
      // Only what is marked is walked through: most of a plan has no marks.
      const names = marks === true ? Object.keys(json) : Object.keys(marks);
      for (const name of names) this.add(json[name], partOf(marks, name));
    }
  }
}

/** The marks of a part of what is marked. */
export function partOf(marks: Marks, at: string | number): Marks {
  if (typeof marks === 'boolean') return marks;
  if (Array.isArray(marks)) return (marks as readonly Marks[])[Number(at)] ?? false;
  const byName = marks as { readonly [name: string]: Marks };
  return Object.hasOwn(byName, at) ? (byName[at] ?? false) : false;
}
