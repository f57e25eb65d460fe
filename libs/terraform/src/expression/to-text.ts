import type { Expression } from './syntax';

/** The expression in Terraform's own spelling. */
export function toText(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'template':
      return `"${expression.parts
        .map((part) => (part.kind === 'literal' ? String(part.value) : `\${${toText(part)}}`))
        .join('')}"`;
    case 'name':
      return expression.name;
    case 'attribute':
      return `${toText(expression.of)}.${expression.name}`;
    case 'index':
      return `${toText(expression.of)}[${toText(expression.at)}]`;
    case 'splat':
      return `${toText(expression.of)}[*]`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(toText).join(', ')})`;
    case 'list':
      return `[${expression.items.map(toText).join(', ')}]`;
    case 'object':
      return `{${expression.entries
        .map((entry) => `${toText(entry.key)} = ${toText(entry.value)}`)
        .join(', ')}}`;
    case 'unary':
      return `${expression.operator}${toText(expression.of)}`;
    case 'binary':
      return `${toText(expression.left)} ${expression.operator} ${toText(expression.right)}`;
    case 'conditional':
      return `${toText(expression.test)} ? ${toText(expression.then)} : ${toText(expression.otherwise)}`;
  }
}
