using SecurityPortal.Core.Common;

namespace SecurityPortal.Core.Processes;

/// <summary>A process's own words for things every process has: <c>Name</c> of the request, <c>Grant</c> for what is granted.</summary>
public static class ProcessTexts
{
    /// <summary>The text in all three languages.</summary>
    public static LocalName Text(this ProcessDefinition process, string key)
    {
        return new LocalName { Sq = In(Languages.Albanian), Sr = In(Languages.Serbian), En = In(Languages.English) };

        string In(string language) => Texts.Find(process.TextsType, key, Languages.Culture(language))
            ?? throw new InvalidOperationException($"No text {process.TextsType.Name}.{key} in {language}.");
    }
}
