/**
 * The PostgreSQL schema that holds the server's tables: the `schema` parameter of its connection string,
 * as Prisma has it.
 *
 * @param url `null` for the embedded database
 */
export function schemaOf(url: string | null): string {
  return new URLSearchParams(url?.split('?')[1]).get('schema') ?? 'public';
}
