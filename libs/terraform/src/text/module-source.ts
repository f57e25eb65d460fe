import type { Position, Unread } from '../configuration/configuration';
import type { JsonObject } from '../document/document';

/** The text of one module, as JSON in Terraform's own JSON syntax, and of the modules it calls. */
export interface ModuleSource {
  readonly document: JsonObject;
  /** The folder that it lies in. */
  readonly folder: string;
  /** Its files, and those of them that could not be read. */
  readonly files: readonly string[];
  readonly unread: readonly Unread[];
  /** Where a block stands, by its address within the module. */
  positionOf(address: string): Position;
  /** The modules that are on this machine, by the name of the call. */
  readonly children: ReadonlyMap<string, ModuleSource>;
}

/** A module that is one file of JSON; what it calls is not read. */
export function singleFile(document: JsonObject, file: string, folder: string): ModuleSource {
  return {
    document,
    folder,
    files: [file],
    unread: [],
    positionOf: () => ({ file }),
    children: new Map(),
  };
}
