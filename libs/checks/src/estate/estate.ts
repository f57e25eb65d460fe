import {
  isUnknown,
  textOf,
  type Configuration,
  type ObjectValue,
  type Resource,
  type Value,
} from '@archway/terraform';
import { identifiersOf, namesIn } from './identifiers';
import { interpolationsIn, parseReference, wordsOf, type Reference } from './reference';

/** A resource or data source of one of the configurations that are looked at together. */
export interface Subject {
  readonly configuration: Configuration;
  readonly resource: Resource;
  readonly address: string;
  readonly type: string;
  readonly attributes: ObjectValue;
  /** Unique among all configurations. */
  readonly key: string;
}

/** CDKTF's name for the state of another stack of the same app. */
const REMOTE_STATE = 'cross-stack-reference-input-';

/** Several configurations as one: what stands in one stack may name what stands in another. */
export class Estate {
  private readonly byType = new Map<string, Subject[]>();
  private readonly byAddress = new Map<string, Subject[]>();
  private readonly literals = new Map<string, ReadonlyMap<string, readonly Subject[]>>();
  private readonly pointers = new Map<string, ReadonlyMap<string, readonly Subject[]>>();

  constructor(readonly configurations: readonly Configuration[]) {
    for (const configuration of configurations) {
      for (const resource of [...configuration.resources, ...configuration.dataSources]) {
        this.add(subjectOf(configuration, resource));
      }
    }
  }

  /** The managed resources of some types, type by type. */
  all(...types: readonly string[]): readonly Subject[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** Every managed resource of a type that the pattern matches. */
  matching(pattern: RegExp): readonly Subject[] {
    return [...this.byType].filter(([type]) => pattern.test(type)).flatMap(([, all]) => all);
  }

  dataSources(): readonly Subject[] {
    return [...this.byType].filter(([type]) => type.startsWith('data.')).flatMap(([, all]) => all);
  }

  /**
   * What a value of `from` names: by reference, by ARN, by URL or by name.
   *
   * @param types the types that it may be
   * @returns undefined where it names nothing here, or one of several
   */
  target(
    from: Subject,
    value: Value | undefined,
    ...types: readonly string[]
  ): Subject | undefined {
    if (isUnknown(value)) return this.referenced(from.configuration, wordsOf(value), types);
    const text = textOf(value);
    if (text === undefined || text === '') return undefined;
    if (text.includes('${')) return this.referenced(from.configuration, text, types);
    return types.map((type) => this.named(from.configuration, text, type)).find(Boolean);
  }

  /** The resources of a type whose argument names `subject`. */
  naming(subject: Subject, type: string, argument: string): readonly Subject[] {
    const key = `${type} ${argument} ${subject.type}`;
    let known = this.pointers.get(key);
    if (known === undefined) {
      known = grouped(this.all(type), (each) => {
        const target = this.target(each, each.attributes[argument], subject.type);
        return target === undefined ? [] : [target.key];
      });
      this.pointers.set(key, known);
    }
    return known.get(subject.key) ?? [];
  }

  private add(subject: Subject): void {
    const { resource, configuration } = subject;
    const type = resource.mode === 'data' ? `data.${resource.type}` : resource.type;
    push(this.byType, type, subject);
    const names = new Set([resource.address, resource.block]);
    for (const name of names) push(this.byAddress, `${configuration.file} ${name}`, subject);
  }

  private referenced(
    configuration: Configuration,
    text: string,
    types: readonly string[],
  ): Subject | undefined {
    const [only, ...more] = interpolationsIn(text);
    if (only === undefined || more.length > 0) return undefined;
    const reference = parseReference(only);
    if (reference === undefined) return undefined;
    if (reference.type === 'terraform_remote_state') {
      return this.inOtherStack(reference, types);
    }
    const found =
      this.byAddress.get(`${configuration.file} ${reference.address}`) ??
      this.byAddress.get(
        `${configuration.file} ${reference.address.replace(/\[(?:\d+|"[^"]*")\]/g, '')}`,
      );
    const [subject, ...others] = found ?? [];
    return subject !== undefined && others.length === 0 && types.includes(subject.type)
      ? subject
      : undefined;
  }

  private inOtherStack(reference: Reference, types: readonly string[]): Subject | undefined {
    if (!reference.name.startsWith(REMOTE_STATE)) return undefined;
    const stack = reference.name.slice(REMOTE_STATE.length);
    const other = this.configurations.find(({ name }) => name === stack);
    const output = other?.outputs.find(({ name }) => reference.attribute === `outputs.${name}`);
    if (other === undefined || output === undefined) return undefined;
    const [any] = [...other.resources, ...other.dataSources];
    return any === undefined
      ? undefined
      : this.target(subjectOf(other, any), output.value, ...types);
  }

  private named(configuration: Configuration, text: string, type: string): Subject | undefined {
    const index = this.literalsOf(type);
    for (const name of namesIn(text, type)) {
      const found = index.get(name) ?? [];
      const own = found.filter((each) => each.configuration === configuration);
      const [subject, ...others] = own.length > 0 ? own : found;
      if (subject !== undefined && others.length === 0) return subject;
    }
    return undefined;
  }

  private literalsOf(type: string): ReadonlyMap<string, readonly Subject[]> {
    let known = this.literals.get(type);
    if (known === undefined) {
      known = grouped(this.all(type), identifiersOf);
      this.literals.set(type, known);
    }
    return known;
  }
}

function subjectOf(configuration: Configuration, resource: Resource): Subject {
  return {
    configuration,
    resource,
    address: resource.address,
    type: resource.mode === 'data' ? `data.${resource.type}` : resource.type,
    attributes: resource.attributes,
    key: `${configuration.file} ${resource.address}`,
  };
}

function grouped(
  subjects: readonly Subject[],
  keysOf: (subject: Subject) => readonly string[],
): ReadonlyMap<string, readonly Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) for (const key of keysOf(subject)) push(groups, key, subject);
  return groups;
}

function push(map: Map<string, Subject[]>, key: string, subject: Subject): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [subject]);
  else known.push(subject);
}
