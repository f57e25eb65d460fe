#!/usr/bin/env node
/**
 * Writes what each construct declares to take, from its TypeScript, into `src/declared-props.ts` of its library, so that
 * a caller from JavaScript is refused as the compiler refuses one from TypeScript.
 *
 * With `--check` it only compares, and fails where a table is not what the declarations say. Names of libraries limit it
 * to these.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';

const check = process.argv.includes('--check');
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const LIBRARIES = readdirSync('libs').filter((name) => {
  if (named.length > 0 && !named.includes(name)) return false;
  const { nx } = JSON.parse(readFileSync(join('libs', name, 'package.json'), 'utf8'));
  return nx.tags.some((tag) => tag === 'layer:domain' || tag === 'layer:core');
});

const roots = LIBRARIES.map((name) => join('libs', name, 'src/index.ts'));
const { config } = ts.readConfigFile('tsconfig.base.json', (path) => readFileSync(path, 'utf8'));
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
const program = ts.createProgram(roots, { ...options, noEmit: true, composite: false });
const checker = program.getTypeChecker();
const own = resolve('libs');

/** Types whose text is being written: one that holds itself through lists and records has no end. */
const pending = new Set();

const MOST_FORMS = 9;

let stale = 0;
for (const [at, name] of LIBRARIES.entries()) {
  const file = join('libs', name, 'src/declared-props.ts');
  const text = await prettier.format(tableOf(roots[at], name), {
    ...(await prettier.resolveConfig(file)),
    filepath: file,
  });
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale += 1;
  if (check)
    console.error(`${file} is not what the library declares: run node tools/declared-props.mjs`);
  else writeFileSync(file, text);
}
if (check && stale > 0) process.exit(1);
console.log(check ? 'The tables of declared props are current.' : `${stale} tables written.`);

function tableOf(root, library) {
  const shapes = new Map();
  const constructs = new Map();
  const exported = checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(root)),
  );
  for (const symbol of exported.map(unaliased)) {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined || !ts.isClassDeclaration(declaration)) continue;
    if (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Abstract) continue;
    if (!isConstruct(checker.getDeclaredTypeOfSymbol(symbol))) continue;
    const parameter = propsParameter(checker.getTypeOfSymbol(symbol));
    if (parameter === undefined) continue;
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
    constructs.set(symbol.name, unionText(type, `${symbol.name}Props`, shapes));
  }
  const sorted = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1));
  const unions = sorted.filter(([, { text }]) => text !== undefined);
  const objects = sorted.filter(([, { fields }]) => fields !== undefined);
  const from = library === 'core' ? './declared-props/declared-props' : '@archway/core';
  return [
    '// Written by tools/declared-props.mjs from the declarations.',
    `import { DeclaredProps } from '${from}';`,
    '',
    'export const declaredProps = new DeclaredProps(',
    `  { ${[...constructs]
      .sort()
      .map(([name, text]) => `${name}: ${quote(text)}`)
      .join(',\n')} },`,
    `  { ${objects.map(([name, { fields }]) => `${name}: { ${fields.join(', ')} }`).join(',\n')} },`,
    `  { ${unions.map(([name, { text }]) => `${name}: ${quote(text)}`).join(',\n')} },`,
    ');',
    '',
  ].join('\n');
}

function unaliased(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isConstruct(type) {
  if (type.symbol?.name === 'Construct') return true;
  return (checker.getBaseTypes(type) ?? []).some(isConstruct);
}

/** The third parameter of a constructor whose first is a scope. */
function propsParameter(type) {
  const [signature] = type.getConstructSignatures();
  const [, , third] = signature?.getParameters() ?? [];
  const isProps = /^(props|options|attributes)$/.test(third?.name ?? '');
  return signature?.getParameters().length === 3 && isProps ? third : undefined;
}

function unionText(all, hint, shapes) {
  const type = all.isUnion() ? checker.getNonNullableType(all) : all;
  const alias = type.isUnion() && type.types.some(isObject) ? type.aliasSymbol : undefined;
  if (alias !== undefined && isOwn(alias)) return aliasText(type, alias.name, shapes);
  const mayHoldItself = type.isUnion() || checker.isArrayType(type);
  if (mayHoldItself && pending.has(type)) return 'any';
  if (mayHoldItself) pending.add(type);
  try {
    return alternativesText(type, hint, shapes);
  } finally {
    pending.delete(type);
  }
}

/** A union with a name is written once, and may hold itself. */
function aliasText(type, name, shapes) {
  const known = shapes.get(name);
  if (known !== undefined) return known.type === type ? name : alternativesText(type, name, shapes);
  const union = { type };
  shapes.set(name, union);
  union.text = alternativesText(type, name, shapes);
  if (union.text !== 'any') return name;
  return 'any';
}

function isObject(type) {
  const kinds = ts.TypeFlags.Object | ts.TypeFlags.Intersection;
  return (type.flags & kinds) !== 0 && !checker.isArrayType(type);
}

function alternativesText(type, hint, shapes) {
  const parts = type.isUnion() && !(type.flags & ts.TypeFlags.Boolean) ? type.types : [type];
  // What has so many forms is written by functions of the library, which have checked it.
  if (parts.filter(isObject).length > MOST_FORMS) return 'any';
  // The construct refuses a secret in the code itself, and says where secrets belong.
  if (
    parts.some((part) =>
      /^(SecretReference|SecretVariable|StoredSecret)$/.test(
        (part.aliasSymbol ?? part.symbol)?.name ?? '',
      ),
    )
  )
    return 'any';
  const texts = parts
    .filter((part) => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)))
    .map((part) => termText(part, hint, shapes));
  const known = new Set(texts);
  if (known.has('true') && known.has('false')) {
    known.delete('true');
    known.delete('false');
    known.add('boolean');
  }
  return known.has('any') ? 'any' : [...known].join(' | ');
}

function termText(type, hint, shapes) {
  if (type.isStringLiteral()) return `'${type.value}'`;
  if (type.isNumberLiteral()) return String(type.value);
  if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type);
  if (type.flags & ts.TypeFlags.Boolean) return 'boolean';
  if (type.flags & ts.TypeFlags.String) return 'string';
  if (type.flags & ts.TypeFlags.Number) return 'number';
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.isUnion()) return alternativesText(type, hint, shapes);
  if (checker.isTupleType(type)) return 'any';
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type);
    return `List<${unionText(element, hint, shapes)}>`;
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return 'any';
  if (type.getCallSignatures().length > 0) return 'any';
  const index = type.getStringIndexType();
  const properties = checker.getPropertiesOfType(type);
  if (index !== undefined) {
    return properties.length > 0 ? 'any' : `Record<${unionText(index, hint, shapes)}>`;
  }
  return shapeText(type, properties, hint, shapes);
}

/** An object that a caller writes out; what has methods, or is an interface to a construct, is not one. */
function shapeText(type, properties, hint, shapes) {
  const symbol = [type.aliasSymbol, type.symbol].find((each) => each !== undefined && isOwn(each));
  const named = symbol !== undefined && !symbol.name.startsWith('__');
  if (properties.length === 0) return 'any';
  if (isReference(symbol, properties)) return named ? symbol.name : 'any';
  if (!properties.every(isOwn)) return 'any';
  const base = named && (shapes.get(symbol.name)?.type ?? type) === type ? symbol.name : hint;
  let name = base;
  for (let at = 2; shapes.has(name) && shapes.get(name).type !== type; at += 1)
    name = `${base}${at}`;
  if (shapes.has(name)) return name;
  const fields = [];
  shapes.set(name, { type, fields });
  for (const property of properties) {
    const optional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const text = unionText(
      checker.getTypeOfSymbol(property),
      `${name}_${property.name.replace(/\W/g, '_')}`,
      shapes,
    );
    const key = optional ? `${property.name}?` : property.name;
    fields.push(`${quote(key)}: ${quote(text)}`);
  }
  return name;
}

function isOwn(symbol) {
  return (symbol.declarations ?? []).every((each) =>
    resolve(each.getSourceFile().fileName).startsWith(own),
  );
}

/** An interface to a construct, which has more than what the interface says. */
function isReference(symbol, properties) {
  if (symbol?.valueDeclaration?.kind === ts.SyntaxKind.ClassDeclaration) return true;
  if (symbol !== undefined && /^I[A-Z][a-z]/.test(symbol.name)) return true;
  return properties.some((property) => {
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    return (property.flags & ts.SymbolFlags.Method) !== 0 || type.symbol?.name === 'Node';
  });
}

function quote(text) {
  return JSON.stringify(text);
}
