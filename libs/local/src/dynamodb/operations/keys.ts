import { typeOf, type AttributeValue, type Item } from '../value/attribute-value';
import { readItem } from '../value/read-value';
import { LARGEST_ITEM_BYTES, sizeOf, sizeOfItem } from '../value/size';
import { validation } from '../value/validation';
import { keyNames, type TablePart } from '../table/table-part';

/** "Quotas in Amazon DynamoDB": bytes of a partition key and of a sort key. */
const LONGEST_HASH_KEY = 2048;
const LONGEST_RANGE_KEY = 1024;

/** The key of a request, which names exactly the key's attributes. @throws AwsError */
export function readKey(part: TablePart, value: unknown): Item {
  const key = readItem(value);
  checkIsKey(part, key);
  return key;
}

export function checkIsKey(part: TablePart, key: Item): void {
  const names = keyNames(part);
  const fits =
    Object.keys(key).length === names.length &&
    names.every((name) => {
      const own = key[name];
      return own !== undefined && typeOf(own) === part.keyTypes[name];
    });
  if (!fits) throw validation('The provided key element does not match the schema');
  for (const name of names) checkKeyValue(part, name, key[name] as AttributeValue);
}

/** Whether an item may be stored. @throws AwsError where it may not */
export function checkItem(part: TablePart, item: Item, tooLarge: string): void {
  for (const name of keyNames(part)) {
    const own = item[name];
    if (own === undefined) {
      throw validation(
        `One or more parameter values were invalid: Missing the key ${name} in the item`,
      );
    }
    if (typeOf(own) !== part.keyTypes[name]) {
      throw validation(
        `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${part.keyTypes[name]} actual: ${typeOf(own)}`,
      );
    }
    checkKeyValue(part, name, own);
  }
  for (const index of part.indexes) {
    for (const name of keyNames(index)) {
      const own = item[name];
      if (own === undefined || keyNames(part).includes(name)) continue;
      if (typeOf(own) !== part.keyTypes[name]) {
        throw validation(
          `One or more parameter values were invalid: Type mismatch for Index Key ${name} Expected: ${part.keyTypes[name]} Actual: ${typeOf(own)} IndexName: ${index.indexName}`,
        );
      }
      if (isEmpty(own)) {
        throw validation(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.indexName}, IndexKey: ${name}`,
        );
      }
    }
  }
  if (sizeOfItem(item) > LARGEST_ITEM_BYTES) throw validation(tooLarge);
}

function checkKeyValue(part: TablePart, name: string, value: AttributeValue): void {
  if (isEmpty(value)) {
    throw validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${'S' in value ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
  const isHash = name === part.hashKey;
  const longest = isHash ? LONGEST_HASH_KEY : LONGEST_RANGE_KEY;
  if (sizeOf(value) > longest) {
    throw validation(
      isHash
        ? `One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of${longest} bytes`
        : `One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of ${longest} bytes`,
    );
  }
}

function isEmpty(value: AttributeValue): boolean {
  return ('S' in value && value.S === '') || ('B' in value && value.B === '');
}
