"""What can keep a district's history from being read."""

from pufa_cli.base.diagnostics import Code
from pufa_cli.base.language import Text

NO_GIT = Code(
    "PF801",
    "git-missing",
    Text("没有找到 git", "git was not found"),
    Text("安装 git，或不用历史功能", "install git, or do without history"),
    Text("历史取自 git 提交。", "History is read from the commits of git."),
)
NO_REPOSITORY = Code(
    "PF802",
    "no-repository",
    Text("{folder} 不在 git 仓库里{why}", "{folder} is in no git repository{why}"),
    Text(
        "在仓库里运行；所有者不同时用 git config --global --add safe.directory",
        "run it in one; where the owner differs: git config --global --add safe.directory",
    ),
    Text("没有提交就没有历史。", "Without commits there is no history."),
)
NOTHING_THEN = Code(
    "PF803",
    "nothing-committed-then",
    Text(
        "到 {day} 为止没有提交过 {folder}{first}",
        "nothing of {folder} was committed by {day}{first}",
    ),
    Text(
        "换一个日期；浅克隆先用 git fetch --unshallow",
        "take another day; a shallow clone wants git fetch --unshallow first",
    ),
    Text("当日的情况取自当日最后一次提交。", "What was so on a day is its last commit."),
)
UNKNOWN_REVISION = Code(
    "PF804",
    "unknown-revision",
    Text("git 不认识“{text}”", "git does not know “{text}”"),
    Text(
        "写日期（2005-05-16）、提交编号、标签或分支",
        "write a day (2005-05-16), a commit, a tag or a branch",
    ),
    Text("只能比较存在的版本。", "Only what exists can be compared."),
)
GIT_FAILED = Code(
    "PF805",
    "git-failed",
    Text("git 没有成功：{why}", "git did not succeed: {why}"),
    Text(
        "先让 git status 在这里能运行；不完整的克隆要重新完整克隆",
        "see that git status works here; an incomplete clone has to be made anew, in full",
    ),
    Text("历史取自 git 提交。", "History is read from the commits of git."),
)
