import { isJsonObject, type Json, type JsonObject } from '../document/document';
import { parseTemplate, SyntaxNotRead } from '../expression/parse';
import { referencesIn } from '../expression/references';
import type { Edge } from '../configuration/configuration';

/** Roots of references that lead to no resource. */
const NO_RESOURCE = ['var', 'local', 'each', 'count', 'self', 'path', 'terraform', 'module'];

/** Every use of a resource within a block, by the place it is used in. */
export function edgesFrom(from: string, body: JsonObject): readonly Edge[] {
  const used = Object.entries(body)
    .filter(([name]) => name !== '//' && name !== 'depends_on' && name !== 'provider')
    .flatMap(([name, json]) => edgesIn(from, name, json));
  return [...used, ...dependenciesOf(body).map((to) => ({ from, attribute: 'depends_on', to }))];
}

/** The addresses in `depends_on`. */
export function dependenciesOf(body: JsonObject): readonly string[] {
  const dependencies = body['depends_on'];
  return (Array.isArray(dependencies) ? (dependencies as readonly Json[]) : []).filter(
    (item) => typeof item === 'string',
  );
}

function edgesIn(from: string, attribute: string, json: Json): readonly Edge[] {
  if (Array.isArray(json)) {
    return (json as readonly Json[]).flatMap((item, at) =>
      edgesIn(from, typeof item === 'string' ? attribute : `${attribute}.${at}`, item),
    );
  }
  if (isJsonObject(json)) {
    return Object.entries(json).flatMap(([name, item]) =>
      edgesIn(from, `${attribute}.${name}`, item),
    );
  }
  if (typeof json !== 'string' || !json.includes('${')) return [];
  return pathsIn(json).flatMap((path) => {
    const [root, second, third, fourth] = path;
    if (root === undefined || second === undefined || NO_RESOURCE.includes(root)) return [];
    const edge =
      root === 'data'
        ? { to: `data.${second}.${third}`, toAttribute: fourth }
        : { to: `${root}.${second}`, toAttribute: third };
    return [
      {
        from,
        attribute,
        to: edge.to,
        ...(edge.toAttribute === undefined ? {} : { toAttribute: edge.toAttribute }),
      },
    ];
  });
}

function pathsIn(text: string): readonly (readonly string[])[] {
  try {
    return referencesIn(parseTemplate(text));
  } catch (error) {
    if (!(error instanceof SyntaxNotRead)) throw error;
    // What cannot be evaluated still refers: the names are found by their shape.
    return [...text.matchAll(/\b(?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[\w-]+(?:\.[\w-]+)?/g)].map(
      ([found]) => found.split('.'),
    );
  }
}
