-- Images, packed streams and recordings are dense already: compressing them again costs Postgres time and gains nothing.
ALTER TABLE "file" ALTER COLUMN "content" SET STORAGE EXTERNAL;
ALTER TABLE "stream" ALTER COLUMN "packed" SET STORAGE EXTERNAL;
