/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other-process.h"

/* Starts it with the strings given, and waits until it is ready */
Other *
other_new (const char *command,
           ...)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "store-helper", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  Other *self = g_new0 (Other, 1);
  const char *arg;
  va_list args;

  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, (gpointer) command);
  va_start (args, command);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  self->process = g_subprocess_newv ((const char *const *) argv->pdata,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  answer = other_listen (self);
  g_assert_cmpstr (answer, ==, "ready");
  return self;
}

void
other_free (Other *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->answers);
  g_object_unref (self->process);
  g_free (self);
}

void
other_go (Other *self)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), "go\n", 3, NULL, NULL, &error);
  g_output_stream_flush (g_subprocess_get_stdin_pipe (self->process), NULL, &error);
  g_assert_no_error (error);
}

/* The next line it says, NULL where it says no more */
char *
other_listen (Other *self)
{
  return g_data_input_stream_read_line (self->answers, NULL, NULL, NULL);
}

/* Lets it do what it is for; what came of it */
char *
other_do (Other *self)
{
  other_go (self);
  return other_listen (self);
}
