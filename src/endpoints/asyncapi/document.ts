import type { ContractDocument, ContractOperation } from '../documents/document.ts';
import type { Schema } from '../openapi/document.ts';

/** A message, with what its traits add. */
export interface Message {
  name: string;
  /** The media type on the wire, if the document states one: `application/json`. */
  contentType?: string;
  /** The language of a payload's description, if that is no JSON Schema: `Avro`. */
  language?: string;
  /** A JSON Schema, or a description in `language`; absent if the document does not describe it. */
  payload?: Schema;
  headers?: Schema;
}

/**
 * What a service does with a channel: `PUB` where it sends, `SUB` where it receives. AsyncAPI 2 says what others do, so that its
 * `subscribe` is a `PUB`; AsyncAPI 3 says what the service does.
 */
export interface MessageOperation extends ContractOperation {
  format: 'asyncapi';
  method: 'PUB' | 'SUB';
  /** The parameters of the address, in its order; any text if the document does not describe one. */
  parameters: readonly { name: string; schema: Schema }[];
  messages: readonly Message[];
  /** What is sent back for a message (AsyncAPI 3). */
  replies: readonly Message[];
}

export interface AsyncDocument extends ContractDocument<MessageOperation> {
  format: 'asyncapi';
}
