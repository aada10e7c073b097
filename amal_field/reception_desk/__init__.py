"""The reception desk in the Offerlaan (onthaal): the files of people from Ukraine, and interpreters."""
