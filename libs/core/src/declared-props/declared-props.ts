import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { rejectProps, show } from '../validation/validation';
import { closestName } from './closest-name';
import { parseType, type DeclaredType } from './declared-type';

/** The fields of an object and their types; the name of an optional one ends with a question mark. */
export type DeclaredFields = Readonly<Record<string, string>>;

/**
 * What the constructs of a library declare to take. The compiler refuses what is not declared from TypeScript; this
 * refuses it from JavaScript, and where a spread or a cast hides it.
 */
export class DeclaredProps<Name extends string> {
  /**
   * @param types what each construct takes
   * @param unions the alternatives of the unions that the types name
   * @param shapes the fields of the objects that the types name; other objects are not looked into
   */
  constructor(
    readonly types: Readonly<Record<Name, string>>,
    readonly shapes: Readonly<Record<string, DeclaredFields>>,
    readonly unions: Readonly<Record<string, string>> = {},
  ) {}

  /**
   * Throws one error that lists every prop that is unknown, missing, or no object or list where one is declared. A wrong
   * word or number is first the construct's own to refuse, which says why; what it lets pass is refused at synthesis.
   */
  check(construct: IConstruct, name: Name, props: unknown): void {
    const problems: Problems = { form: [], words: [] };
    this.value('', props ?? {}, parseType(this.types[name]), problems);
    rejectProps(construct, problems.form);
    if (problems.words.length === 0) return;
    construct.node.addValidation({ validate: () => problems.words });
  }

  private value(prop: string, value: unknown, declared: DeclaredType, problems: Problems): void {
    const type = this.resolved(declared);
    if (type.any || Token.isUnresolved(value) || fitsPlainly(value, type)) return;
    if (Array.isArray(value) && type.list !== undefined) {
      for (const [at, each] of value.entries()) {
        this.value(`${prop}[${at}]`, each, type.list, problems);
      }
      return;
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      if (type.objects.length > 0) {
        if (isPlain(value)) this.fields(prop, value, type.objects, problems);
        return;
      }
      if (type.record !== undefined) {
        for (const [key, each] of Object.entries(value)) {
          if (each !== undefined) this.value(join(prop, key), each, type.record, problems);
        }
        return;
      }
    }
    const problem = `${prop === '' ? 'props' : prop} must be ${wordsFor(type, value)}`;
    const isWord = typeof value !== 'object' && type.literals.length > 0;
    problems[isPlainType(type) || isWord ? 'words' : 'form'].push(problem);
  }

  /** A named union is its alternatives. */
  private resolved(type: DeclaredType): DeclaredType {
    const { objects, text } = type;
    if (!objects.some((name) => this.unions[name] !== undefined)) return type;
    return this.resolved(
      parseType(text.replace(/\b[A-Z]\w*/g, (name) => this.unions[name] ?? name)),
    );
  }

  private fields(
    prop: string,
    value: Readonly<Record<string, unknown>>,
    names: readonly string[],
    problems: Problems,
  ): void {
    const shapes = names.map((name) => this.shapes[name]);
    // A construct may stand for what an interface says, and carries more than that.
    if (shapes.some((shape) => shape === undefined)) return;
    const [shape, ...others] = fittest(shapes as readonly DeclaredFields[], value);
    if (shape === undefined) return;
    const merged = others.reduce(merge, shape);
    const known = Object.keys(merged).map(bare);
    for (const [key, each] of Object.entries(value)) {
      if (each === undefined) continue;
      const declared = merged[key] ?? merged[`${key}?`];
      if (declared === undefined) problems.form.push(unknownProp(join(prop, key), key, known));
      else this.value(join(prop, key), each, parseType(declared), problems);
    }
    for (const [key, declared] of Object.entries(merged)) {
      // What nobody sets but knowingly the construct asks for itself, and says what it means.
      const isConsent = declared === 'true';
      if (key.endsWith('?') || value[key] !== undefined || isConsent) continue;
      if (parseType(declared).any) continue;
      problems.form.push(`${join(prop, key)} must be given, got undefined`);
    }
  }
}

interface Problems {
  /** Of objects and lists. */
  readonly form: string[];
  /** Of texts, numbers and fixed words. */
  readonly words: string[];
}

function fitsPlainly(value: unknown, { kinds, literals }: DeclaredType): boolean {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    return false;
  }
  return kinds.has(typeof value as 'string') || literals.includes(value);
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Of several forms of an object the ones that the value is closest to: all where it has the word of none. */
function fittest(
  shapes: readonly DeclaredFields[],
  value: Readonly<Record<string, unknown>>,
): readonly DeclaredFields[] {
  const shared = new Set(
    Object.keys(shapes[0] ?? {}).filter((key) => shapes.every((shape) => isFixedIn(shape, key))),
  );
  const rated = shapes.map((shape) => ({ shape, faults: faultsIn(shape, value, shared) }));
  const fewest = Math.min(...rated.map(({ faults }) => faults));
  return rated
    .filter(({ faults }) => fewest >= OF_ANOTHER_FORM || faults === fewest)
    .map(({ shape }) => shape);
}

function faultsIn(
  shape: DeclaredFields,
  value: Readonly<Record<string, unknown>>,
  shared: ReadonlySet<string>,
): number {
  let faults = 0;
  for (const [key, given] of Object.entries(value)) {
    const declared = shape[key] ?? shape[`${key}?`];
    if (given === undefined || Token.isUnresolved(given)) continue;
    if (declared === undefined) faults += 1;
    else if (isFixed(parseType(declared)) && !fitsPlainly(given, parseType(declared))) {
      faults += shared.has(key) ? OF_ANOTHER_FORM : 1;
    }
  }
  const missing = Object.keys(shape).filter(
    (key) => !key.endsWith('?') && value[key] === undefined,
  );
  return faults + missing.length;
}

/** What a wrong word weighs in a field that tells the forms apart. */
const OF_ANOTHER_FORM = 1_000;

function isFixedIn(shape: DeclaredFields, key: string): boolean {
  const declared = shape[key];
  return declared !== undefined && isFixed(parseType(declared));
}

/** Whether only certain words and numbers fit. */
function isFixed(type: DeclaredType): boolean {
  return isPlainType(type) && type.kinds.size === 0 && type.literals.length > 0;
}

/** Whether texts, numbers and fixed words fit, and nothing that has parts. */
function isPlainType({ any, objects, list, record }: DeclaredType): boolean {
  return !any && objects.length === 0 && list === undefined && record === undefined;
}

/** The fields of both, of which those are required that both require. */
function merge(a: DeclaredFields, b: DeclaredFields): DeclaredFields {
  const merged: Record<string, string> = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)].map(bare))) {
    const types = [a[name], a[`${name}?`], b[name], b[`${name}?`]];
    const required = a[name] !== undefined && b[name] !== undefined;
    merged[required ? name : `${name}?`] = types
      .filter((type): type is string => type !== undefined)
      .join(' | ');
  }
  return merged;
}

function unknownProp(path: string, key: string, known: readonly string[]): string {
  const meant = closestName(key, known);
  if (meant !== undefined) return `${path} is unknown, did you mean ${meant}`;
  return `${path} is unknown, the props are ${known.join(', ')}`;
}

/** What fits, in words, and what was given. */
function wordsFor(type: DeclaredType, value: unknown): string {
  const { kinds, literals, objects, list, record } = type;
  const meant = typeof value === 'string' ? closestName(value, literals.map(String)) : undefined;
  const shown = literals.length > MANY ? literals.slice(0, MANY) : literals;
  const named = shown.map(String);
  if (shown.length < literals.length) named.push(`${literals.length - shown.length} more`);
  const words = [
    ...(named.length > 1 ? [`one of ${named.join(', ')}`] : named),
    ...[...kinds].map((kind) => `a ${kind}`),
    ...objects.filter(isNamed).map((name) => (/^[AEIO]/.test(name) ? `an ${name}` : `a ${name}`)),
    ...(list === undefined ? [] : ['a list']),
    ...(record === undefined && objects.every(isNamed) ? [] : ['an object']),
  ];
  return `${words.join(' or ')}, got ${received(type, value)}${meant === undefined ? '' : `, did you mean '${meant}'`}`;
}

/** A text where none may stand can be a secret, so only its kind is repeated. */
function received({ kinds, literals }: DeclaredType, value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const free = kinds.size === 0 && literals.length === 0;
  return typeof value === 'string' && free ? 'a string' : show(value);
}

/** Forms without a name in the source have one with a number or an underscore here. */
function isNamed(name: string): boolean {
  return !/[_\d]/.test(name);
}

/** More words than this are no help in a message. */
const MANY = 12;

function bare(key: string): string {
  return key.replace(/\?$/, '');
}

function join(prop: string, key: string): string {
  return prop === '' ? key : `${prop}.${key}`;
}
