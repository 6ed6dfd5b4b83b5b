"""Why the system refused a file, in both languages: its own words come in one, not always the clerk's."""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from govreport.findings import Words

_WHY: Mapping[int, Words] = MappingProxyType(
    {
        errno.ENOENT: Words("没有这个文件", "there is no such file"),
        errno.EACCES: Words("没有权限", "no permission"),
        errno.EPERM: Words("没有权限", "no permission"),
        errno.EISDIR: Words("这是一个文件夹", "it is a folder"),
        errno.ENOTDIR: Words("路径中有一段不是文件夹", "a part of the path is no folder"),
        errno.EEXIST: Words("已有同名的文件", "a file of that name is there already"),
        errno.ENAMETOOLONG: Words("文件名太长", "the name is too long"),
        errno.ELOOP: Words("链接绕成了圈", "links lead in a circle"),
        errno.EROFS: Words("磁盘是只读的", "the disk is read-only"),
        errno.ENOSPC: Words("磁盘已满", "the disk is full"),
        errno.EIO: Words("磁盘读写出错", "the disk fails"),
        errno.EMFILE: Words("打开的文件太多", "too many files are open"),
        errno.ESTALE: Words("网络盘断开了", "the network drive is gone"),
        errno.EBUSY: Words("正被其他程序占用", "another program is using it"),
    }
)


def why(error: Exception) -> Words:
    """Return what *error* says, in the system's own words where it has no name here."""
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return _WHY.get(getattr(error, "errno", None) or 0, Words(said, said))
