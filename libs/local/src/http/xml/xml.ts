import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { AwsError } from '../../aws-error/aws-error';

/** What an XML document is made of here: text, elements by name, and lists for elements that repeat. */
export type XmlValue = string | XmlElement | readonly XmlValue[];
export interface XmlElement {
  readonly [name: string]: XmlValue | undefined;
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
});

/** @returns a document with one root element in `namespace`; elements that are undefined are left out */
export function writeXml(root: string, namespace: string | undefined, content: XmlElement): string {
  const attributes = namespace === undefined ? {} : { '@xmlns': namespace };
  const document = builder.build({ [root]: { ...attributes, ...defined(content) } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}`;
}

/**
 * @returns the content of the root element `root`
 * @throws AwsError `MalformedXML`
 */
export function readXml(text: string, root: string): XmlElement {
  const document: unknown = XMLValidator.validate(text) === true ? parser.parse(text) : undefined;
  const content = isElement(document) ? document[root] : undefined;
  if (!isElement(content)) {
    throw new AwsError(
      'MalformedXML',
      400,
      'The XML you provided was not well-formed or did not validate against our published schema.',
    );
  }
  return content;
}

/** @returns the elements of that name, of which there may be none, one or many */
export function elementsOf(parent: XmlElement, name: string): readonly XmlElement[] {
  const value = parent[name];
  const list = Array.isArray(value) ? (value as readonly XmlValue[]) : [value];
  return list.filter(isElement);
}

/** @returns the text of the element of that name */
export function textOf(parent: XmlElement, name: string): string | undefined {
  const value = parent[name];
  return typeof value === 'string' ? value : undefined;
}

function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function defined(content: XmlElement): XmlElement {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}
