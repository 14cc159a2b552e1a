/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mn-boxed.h"
#include "mn-id.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MN_ARRAY:
 * @Type: what it holds, by value
 *
 * A list inside a record: `items` and how many they are. All have the layout of #MnArray, so that the table of a
 * record can name them.
 */
#define MN_ARRAY(Type) \
  struct \
  { \
    Type *items; \
    guint n; \
  }

typedef struct
{
  gpointer items;
  guint    n;
} MnArray;

/**
 * MnFieldKind:
 * @MN_FIELD_ID: a #MnId; null in JSON where none
 * @MN_FIELD_WORD: an interned string (g_intern_string()): the id of something in the tagset
 * @MN_FIELD_STRING: text, or NULL
 * @MN_FIELD_STRINGS: a %NULL-terminated list of strings, or NULL where empty
 * @MN_FIELD_INT: a gint64
 * @MN_FIELD_POSITION: a gint, negative where unknown (null in JSON)
 * @MN_FIELD_LEVEL: a gint, 0 where it has none (null in JSON)
 * @MN_FIELD_BOOLEAN: a gboolean
 * @MN_FIELD_TIME: a gint64, seconds since 1970 in UTC; 0 is null
 * @MN_FIELD_ENUM: a gint, an index into the names of its table; a name NULL is null in JSON
 * @MN_FIELD_NUMBER: a double, NaN where unknown (null in JSON)
 * @MN_FIELD_RAW: JSON as compact text, or NULL
 * @MN_FIELD_STRUCT: a struct by value
 * @MN_FIELD_POINTER: a struct on the heap, or NULL
 * @MN_FIELD_ARRAY: an #MN_ARRAY of structs
 * @MN_FIELD_TEXT: a #MnText, or NULL
 *
 * What a field of a record is.
 */
typedef enum
{
  MN_FIELD_ID,
  MN_FIELD_WORD,
  MN_FIELD_STRING,
  MN_FIELD_STRINGS,
  MN_FIELD_INT,
  MN_FIELD_POSITION,
  MN_FIELD_LEVEL,
  MN_FIELD_BOOLEAN,
  MN_FIELD_TIME,
  MN_FIELD_ENUM,
  MN_FIELD_NUMBER,
  MN_FIELD_RAW,
  MN_FIELD_STRUCT,
  MN_FIELD_POINTER,
  MN_FIELD_ARRAY,
  MN_FIELD_TEXT,
} MnFieldKind;

/**
 * MnFieldFlags:
 * @MN_FIELD_REQUIRED: may not be null
 * @MN_FIELD_IF_UNPLACED: written only for a span without a place (the prefix and suffix of a #MnSpan)
 * @MN_FIELD_IF_DATE: written only for a #MnValue that is a date
 * @MN_FIELD_IF_FIGURE: written only for a #MnValue that is a figure
 * @MN_FIELD_FILLED: what older versions did not have: where its key is missing, the `fill` of its struct sets it; so it
 *   is written even where it is empty
 *
 * When a field's key is there, and what it may be.
 */
typedef enum
{
  MN_FIELD_REQUIRED    = 1 << 0,
  MN_FIELD_IF_UNPLACED = 1 << 1,
  MN_FIELD_IF_DATE     = 1 << 2,
  MN_FIELD_IF_FIGURE   = 1 << 3,
  MN_FIELD_FILLED      = 1 << 4,
} MnFieldFlags;

typedef struct _MnStructInfo MnStructInfo;

/**
 * MnFieldInfo:
 * @key: its key in JSON
 * @kind: what it is
 * @offset: where it is in its struct, in bytes
 * @flags: when it is there
 * @of: the struct inside, for the kinds that have one
 * @names: the names of an enumeration, by value, ending with %MN_NAMES_END
 *
 * One field of a record. Copying, freeing, comparing, reading and writing all go by these tables, so a new field is one
 * member of a struct and one line of its table.
 */
typedef struct
{
  const char         *key;
  MnFieldKind         kind;
  gsize               offset;
  guint               flags;
  const MnStructInfo *of;
  const char *const  *names;
} MnFieldInfo;

/** MN_NAMES_END: ends the names of an enumeration, which may hold a NULL for "unknown". */
#define MN_NAMES_END ((const char *) -1)

struct _MnStructInfo
{
  const char        *name;
  gsize              size;
  const MnFieldInfo *fields;
  guint              n_fields;
  void             (*fill) (gpointer           instance,
                            const MnFieldInfo *field); /* of a field that is %MN_FIELD_FILLED; else NULL */
};

/**
 * MnRecordKind:
 *
 * The kinds of record. The numbers are stored in the journal and never change.
 */
typedef enum
{
  MN_RECORD_TAGSET    = 1,
  MN_RECORD_ANNOTATOR = 2,
  MN_RECORD_ENTITY    = 3,
  MN_RECORD_ARTICLE   = 4,
  MN_RECORD_MENTION   = 5,
  MN_RECORD_CLAIM     = 6,
  MN_RECORD_REMARK    = 7,
  MN_RECORD_RELATION  = 8,
} MnRecordKind;

/**
 * MnRecordInfo:
 * @base: its struct and fields
 * @kind: its kind
 *
 * The table of a kind of record.
 */
typedef struct
{
  MnStructInfo base;
  MnRecordKind kind;
} MnRecordInfo;

/**
 * MnOrigin:
 *
 * How a record came about.
 */
typedef enum
{
  MN_ORIGIN_HAND,
  MN_ORIGIN_IMPORT,
  MN_ORIGIN_SUGGESTION,
} MnOrigin;

/**
 * MnProvenance:
 * @annotator: who made it
 * @created: when, seconds since 1970 in UTC
 * @modified: when it was last changed
 * @origin: how it came about, an #MnOrigin
 * @extra: what an import held that the model has no field for: a JSON object as compact text, or %NULL
 */
typedef struct
{
  MnId   annotator;
  gint64 created;
  gint64 modified;
  gint   origin;
  char  *extra;
} MnProvenance;

/**
 * MnRecord:
 * @info: what kind of record it is
 * @block: (nullable): the memory that it stands in with others
 * @n_refs: how often it is held
 * @id: what it is known by
 * @article: the article that a mention, claim or remark stands in; none for the records of the library
 * @revision: the `seq` of the change that last wrote it, 0 until it is stored
 * @made: who made it
 *
 * What every record begins with. A record is immutable and counted atomically; the types without `Builder` are const,
 * so that the compiler keeps everybody from altering one behind the journal's back. The fields of a record are read
 * directly; to change one, make a builder from it (mn_record_edit()), change that, and end it (mn_record_end()).
 */
typedef struct _MnRecord MnRecordBuilder;
typedef const struct _MnRecord MnRecord;

/** MnRecordBlock: memory that several records share, see #MnRecordPool. */
typedef struct _MnRecordBlock MnRecordBlock;

struct _MnRecord
{
  const MnRecordInfo *info;
  MnRecordBlock      *block;
  gatomicrefcount     n_refs;
  MnId                id;
  MnId                article;
  gint64              revision;
  MnProvenance        made;
};

gpointer  mn_record_new          (const MnRecordInfo *info);
gpointer  mn_record_new_blank    (const MnRecordInfo *info);
void      mn_record_init         (MnRecordBuilder    *self,
                                  const MnRecordInfo *info,
                                  MnRecordBlock      *block);
gpointer  mn_record_edit         (gconstpointer       record);
gpointer  mn_record_end          (gpointer            builder);
gpointer  mn_record_ref          (gconstpointer       record);
void      mn_record_unref        (gconstpointer       record);
gboolean  mn_record_equal        (gconstpointer       a,
                                  gconstpointer       b);
void      mn_record_set_revision (gconstpointer       record,
                                  gint64              revision);
void      mn_record_touch        (gpointer            builder,
                                  const MnId         *annotator);
#define   mn_record_kind(record) (((MnRecord *) (record))->info->kind)

void      mn_struct_clear        (const MnStructInfo *info,
                                  gpointer            instance);
void      mn_struct_copy         (const MnStructInfo *info,
                                  gpointer            to,
                                  gconstpointer       from);
gboolean  mn_struct_equal        (const MnStructInfo *info,
                                  gconstpointer       a,
                                  gconstpointer       b);

gpointer  mn_array_add           (const MnStructInfo *info,
                                  gpointer            array);
void      mn_array_remove        (const MnStructInfo *info,
                                  gpointer            array,
                                  guint               position);
void      mn_array_clear         (const MnStructInfo *info,
                                  gpointer            array);
void      mn_array_set           (const MnStructInfo *info,
                                  gpointer            array,
                                  gconstpointer       items,
                                  guint               n_items);

int       mn_enum_from_name      (const char *const  *names,
                                  const char         *name);

/**
 * MN_DECLARE_RECORD:
 * @Type: the type, `MnMention`
 * @type: the same in lower case, `mn_mention`
 *
 * Declares a kind of record: `MnMention` (const), `MnMentionBuilder`, its boxed type, ref and unref, and g_autoptr.
 */
#define MN_DECLARE_RECORD(Type, type) \
  typedef const struct _##Type Type; \
  typedef struct _##Type       Type##Builder; \
  extern const MnRecordInfo    type##_info; \
  GType                        type##_get_type (void) G_GNUC_CONST; \
  G_GNUC_UNUSED static inline Type *type##_ref (Type *self) { return mn_record_ref (self); } \
  G_GNUC_UNUSED static inline void type##_unref (Type *self) { mn_record_unref (self); } \
  G_GNUC_UNUSED static inline Type##Builder *type##_new (void) { return mn_record_new (&type##_info); } \
  G_GNUC_UNUSED static inline Type##Builder *type##_edit (Type *self) { return mn_record_edit (self); } \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, type##_unref) \
  G_GNUC_UNUSED static inline void type##_builder_free (Type##Builder *self) { mn_record_unref (self); } \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type##Builder, type##_builder_free)

/**
 * MN_DEFINE_RECORD:
 * @Type: the type, `MnMention`
 * @type: the same in lower case, `mn_mention`
 * @record_kind: its #MnRecordKind
 * @table: its array of #MnFieldInfo
 */
#define MN_DEFINE_RECORD(Type, type, record_kind, table) MN_DEFINE_RECORD_FILLED (Type, type, record_kind, table, NULL)

/** MN_DEFINE_RECORD_FILLED: the same, with what sets its fields that are %MN_FIELD_FILLED. */
#define MN_DEFINE_RECORD_FILLED(Type, type, record_kind, table, fill) \
  const MnRecordInfo type##_info \
      = { { #Type, sizeof (struct _##Type), table, G_N_ELEMENTS (table), fill }, record_kind }; \
  MN_DEFINE_BOXED (Type, type)

/** MN_STRUCT_INFO: the table of a struct that stands inside records. */
#define MN_STRUCT_INFO(Type, table) { #Type, sizeof (Type), table, G_N_ELEMENTS (table), NULL }

extern const char *const mn_origin_names[];

/** MN_PROVENANCE_FIELDS: the lines of a table for a #MnProvenance that is the @member of @Struct. */
#define MN_PROVENANCE_FIELDS(Struct, member) \
  { "annotator", MN_FIELD_ID, offsetof (Struct, member.annotator), 0, NULL, NULL }, \
  { "created", MN_FIELD_TIME, offsetof (Struct, member.created), 0, NULL, NULL }, \
  { "modified", MN_FIELD_TIME, offsetof (Struct, member.modified), 0, NULL, NULL }, \
  { "origin", MN_FIELD_ENUM, offsetof (Struct, member.origin), MN_FIELD_REQUIRED, NULL, mn_origin_names }, \
  { "extra", MN_FIELD_RAW, offsetof (Struct, member.extra), 0, NULL, NULL }

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnRecord, mn_record_unref)

G_END_DECLS
