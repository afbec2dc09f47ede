@rem For `npm start` in Windows' cmd, which has no exec of its own as a POSIX shell does.
@%*
